"""The calls going on now: who, where they stand, and the conversation as it is spoken."""
