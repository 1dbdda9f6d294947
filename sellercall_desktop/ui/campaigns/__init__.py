"""Campaigns in the window: the page where they are made, started and watched, and the card of who is next.

What is typed of a campaign is kept until it is saved; every act goes through `core.campaigns.Campaigns`.
"""
