/** A stand-in for Pulumi's AWS provider: the real engine runs with it as it would against AWS. */
@NullMarked
package kaikin.policies.provider;

import org.jspecify.annotations.NullMarked;
