/** Sets of texts and boxes of them, with exact union, intersection and difference. */
@org.jspecify.annotations.NullMarked
package kaikin.policies.sets;
