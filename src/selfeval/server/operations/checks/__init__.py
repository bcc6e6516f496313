"""What an administrator does now and then: safety copies, deletion, upgrades, and a look at the whole."""
