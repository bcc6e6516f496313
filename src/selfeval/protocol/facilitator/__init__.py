"""The facilitator's page: what it may ask for, and what each panel shows."""
