package kaikin.notify;

import java.util.Optional;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;

/**
 * A command of the release document that has ended, in whichever way.
 *
 * @param account where it ran
 * @param command its id
 * @param address what was to be freed; empty where the event does not say
 */
public record EndedCommand(AccountId account, String command, Optional<IpAddress> address) {}
