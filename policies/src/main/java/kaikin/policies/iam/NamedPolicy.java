package kaikin.policies.iam;

/** A policy under the name that decisions quote it by. */
public record NamedPolicy(String name, PolicyDocument document) {}
