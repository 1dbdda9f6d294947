"""The face with a window: paint first, then open everything behind it."""
