/** The demo: one message that frees one address, told hop by hop. */
@NullMarked
package kaikin.sandbox.demo;

import org.jspecify.annotations.NullMarked;
