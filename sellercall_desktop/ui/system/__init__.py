"""At home on the desktop: tray, notifications, links, global key, background, leaving with live calls."""
