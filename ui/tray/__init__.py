"""What reaches a person who does not look at the window: the morning notice, the icon in the tray.

Must not know where reminders come from: it asks through `TrayDoors`.
"""
