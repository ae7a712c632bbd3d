/**
 * Everything that infrastructure, functions and servers must spell alike: names, keys, documents, environment and
 * result lines.
 */
@NullMarked
package kaikin.contract;

import org.jspecify.annotations.NullMarked;
