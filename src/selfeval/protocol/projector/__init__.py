"""The big screen: what a room sees from six metres. No single answer, no note, nothing to press."""
