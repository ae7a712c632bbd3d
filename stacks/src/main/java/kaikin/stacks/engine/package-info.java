/**
 * How Pulumi's SDK speaks to the engine and waits for it: it registers the same, in half the time.
 *
 * <p>The one place that depends on how the SDK and its gRPC work inside. Each class can go, with its line in
 * {@code Main}, as soon as the SDK does without its reason:
 *
 * <ul>
 *   <li>{@link kaikin.stacks.engine.EngineChannels}: when the SDK sends debug messages only where somebody reads them, and
 *       opens its channels by a transport as small as OkHttp, or lets a program choose one.
 *   <li>{@link kaikin.stacks.engine.RunnerDelay}: when its runner waits for the last resource without asking in a loop.
 * </ul>
 *
 * <p>A program without both deploys the same, only slower (ADR 66).
 */
@NullMarked
package kaikin.stacks.engine;

import org.jspecify.annotations.NullMarked;
