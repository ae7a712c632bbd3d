/** Rules about buckets and their objects. */
@NullMarked
package kaikin.policies.rules.s3;

import org.jspecify.annotations.NullMarked;
