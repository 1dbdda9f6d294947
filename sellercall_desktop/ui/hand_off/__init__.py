"""The hand-off in the window: who has the customer, taking the call over, handing it on, giving it back."""
