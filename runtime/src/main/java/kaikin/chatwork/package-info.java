/** Chatwork as it is: signed webhooks, the notation of messages, and posts into rooms. */
@NullMarked
package kaikin.chatwork;

import org.jspecify.annotations.NullMarked;
