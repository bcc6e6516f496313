"""selfeval beside its peers on the same work: 54 ratings saved one by one. `make bench` runs it."""
