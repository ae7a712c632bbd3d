"""Holds recorded plans against what AWS publishes: botocore's service models, IAM's service authorization reference."""
