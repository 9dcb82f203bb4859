"""The project: settings, addresses, and the pages that join apps. No app imports it, only its kit."""
