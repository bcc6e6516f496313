"""Reads a framework file, checks it and builds the framework."""
