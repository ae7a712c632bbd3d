/** Reviews a change: what it does to access, and how the changed program stands before pack and intended access. */
@NullMarked
package kaikin.policies.review;

import org.jspecify.annotations.NullMarked;
