"""Where people meet the bot: terminal, command line, and later web and Slack."""
