"""Results with their explanation: of an organisation, of a member."""
