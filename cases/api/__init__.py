"""The programming interface of cases: a client runs a whole case by HTTP and the OpenAPI file alone."""
