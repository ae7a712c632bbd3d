/** A policy pack's parts, in Pulumi's own terms, and how it is run over plans. */
@NullMarked
package kaikin.policies.pack;

import org.jspecify.annotations.NullMarked;
