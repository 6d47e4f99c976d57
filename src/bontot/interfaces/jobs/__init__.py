"""Work that a worker does beside the pages: each task named here, deferred by what operations leave in the outbox."""
