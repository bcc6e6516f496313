"""The participant's screen: rating alone, following the dialogue, voting."""
