"""What people and programs touch; each folder talks to the domain and never to another folder."""
