/** The page on which a running sandbox is seen and used: one room, all accounts, every decision. */
@NullMarked
package kaikin.sandbox.page;

import org.jspecify.annotations.NullMarked;
