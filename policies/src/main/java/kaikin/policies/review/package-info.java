/** What a change does to access, and how the changed program stands before pack and intended access: for people who review it. */
@NullMarked
package kaikin.policies.review;

import org.jspecify.annotations.NullMarked;
