"""What web, API and command line share: the clock, Vietnamese formats, what each request carries."""
