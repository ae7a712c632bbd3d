/** A stack's plan: its resources, inputs and outputs, and the lines of the program that made them. */
@NullMarked
package kaikin.policies.model;

import org.jspecify.annotations.NullMarked;
