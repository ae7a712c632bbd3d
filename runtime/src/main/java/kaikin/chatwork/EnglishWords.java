package kaikin.chatwork;

/** Roles of English words in a message to the bot; in small letters. */
final class EnglishWords {
    static final String VERBS = """
            RELEASE: unban, un-ban, unblock, un-block, release, free, unlock, whitelist, allow, allowlist, permit, open, reopen, re-open, unjail, unblacklist
            RELEASE: reinstate, restore access, restore my access, restore our access, give me access, give us access, grant access, grant me access, enable access, pardon
            RELEASE: let me in, let us in, let him in, let her in, let them in, let in, let this in, add to the whitelist, add to the allowlist, add to the allow list
            RELEASE: stop blocking, stop banning, quit blocking, quit banning
            RELEASE: unbann, unblok, unbanne, ublock, unblcok, unbna, relase, realease, releas, reslease, unabn, un ban, un block
            RELEASED: unbanned, unblocked, un-banned, un-blocked, released, freed, unlocked, whitelisted, allowed, allowlisted, lifted, reopened, reinstated
            RELEASED: unbanning, unblocking, releasing, whitelisting, allowing, unlocking
            REMOVE: remove, removed, delete, deleted, clear, cleared, lift, take off, take, reset, flush, drop, get rid of, expire, erase, purge
            BAN: ban, block, re-ban, reban, re-block, blacklist, deny, jail, ip-ban, ipban, blackhole, quarantine, throttle, deny-list, denylist, reject
            BANNED: banned, blocked, blacklisted, jailed, denylisted, re-banned, rebanned, quarantined
            CHECK: check, double-check, lookup, look up, look into, look at, have a look, take a look, verify, status, status of, state of, tell me, show me, show, let me know
            CHECK: investigate, see if, see whether, find out, find, search, whois, monitor, watch, track, confirm, inspect, query, info on, info about, information about
            CHECK: information on, details, details on, need to know, want to know, i'd like to know, i would like to know, we'd like to know, we would like to know, like to know, wondering if, wondering whether, wonder if, wonder whether, i wonder if, i wonder whether, not sure if, not sure whether, unsure if, unsure whether, do you know if, do you know whether, any idea if, curious, explain, chk
            CHECKED: checked, confirmed, i have checked, looked up, verified, looked it up, according to
            CANCEL: cancel, abort, revert, undo, rollback, roll back, nevermind, never mind, forget it, forget about it, scratch that, disregard, ignore, ignore this, stop that, belay that, withdraw
            """;

    static final String SAID_OF_THEM = """
            ASK: can you, could you, would you, will you, can you please, could you please, can someone, could someone, can somebody, could somebody, can anyone, could anyone, can anybody
            ASK: could anybody, can we, could we, can i, could i, may i, may we, can u, could u, can ya, i need, we need, need, needs, want, wants, i'd like, we'd like, would like, like to, like you to
            ASK: any chance, any chance you could, any chance you can, any chance of, is it possible to, would it be possible to, is there any way to, would you mind, do you mind, request, requesting, i request, asking, ask, appreciate, go ahead and, you can, you may
            ASK: don't forget to, do not forget to, please do, let's, trying to, able to get, get me, get us, can't you, couldn't you, won't you, wouldn't you, would be great, would be nice, would be grateful
            ASK: grateful if you could, appreciate it if you could, hoping you could, hoping you can, wonder if you could, wondering if you could, wondering if you can, mind, possible to
            PLEASE: please, pls, plz, plese, pleas, plase, pleaes, kindly, thanks in advance, thank you in advance, many thanks in advance, tia, please help, help me, help us, sos, pretty please, need help, need your help
            NOT: don't, dont, do not, does not, never, not, no, must not, mustn't, shouldn't, should not, won't, will not, without, no need, needn't, refrain, avoid, hold off, wait, stop, nobody, nor
            NOT: neither, rather not, no longer, don't ever, didn't, did not, doesn't, nope, not to, wouldn't, would not
            CANT: cannot, can't, cant, can not, unable to, couldn't, could not, not able to, won't be able to
            UNDONE: hasn't been, haven't been, has not been, have not been, still not, not yet, wasn't, was not, isn't, is not, aren't, are not, hasn't, haven't, has not, have not, never been, never got, still isn't, still hasn't been
            CAN: can, could, be able to
            DONE: already, has been, have been, got, i've, we've
            DONE: i have, we have, i just, we just
            IF: if you, when you, once you, before you, after you, until you, in case you, whether you, before, after, until, instead, whenever, once, even if
            MAY QUESTION: is it ok to, is it okay to, is it safe to, ok to, okay to, safe to, may you, shall i, shall we, should i, should we, should you, am i allowed to, are we allowed to, are you allowed to, do i have to, do we have to
            MUST: should have been, should have, should've, should be, ought to be, has to be, have to be, needs to be, need to be
            BE: must be, to be, be, getting, get, gets
            MAKE: make, render, shut, lock, cut, throw, force, see to it, see to it that, do something so, do something so that, something so, something so that, arrange that, arrange it so, arrange it so that, set it up so, set it up so that, configure it so, configure it so that
            CONDITION: only if, but only if, only when, only after, provided that, provided, as long as, on condition that, on the condition that, assuming that
            CONDITION IF: unless
            KEEP: keep, leave, stay, stayed, remain, remained, stays, remains, staying, remains banned, keep it, keep them, keep him
            SUBJECT: i, we, he, she, they, you, i'll, we'll, i will, we will, they'll, he'll, she'll, going to, about to, gonna, i'm, we're, admin, someone
            ARTICLE: the, a, an, my, our, this, that, any, your, another, no more, under, his, her, their, its, every, each, temporary, permanent, sshguard, fail2ban, firewall
            QUESTION: who, whose, why, ^what, ^when, ^where, ^which, ^is, ^are, ^was, ^were, ^has, ^have, ^had, ^does, ^did, ^do, ^do you, ^did you, ^have you, ^am, ^should, what's, who's, how come, any idea, wondering, how long
            QUESTION: what is, what are, what was, what does, what happened, what about, which servers, which server, where is, is it, is this, is that, are you, are they, does it, has it, was it, did it, do you know, how many, what address, what ip
            HOW: how to, how do i, how do we, how do you, how can i, how can we, how would i, how does one, what do i do, how
            """;

    static final String SENTENCES = """
            CONTRARY: leave it, leave them, leave him, leave it alone, leave it as is, leave as is, leave alone, firewall off, kick, kick out, remove access, revoke, revoke access, keep banning, from the whitelist, from the allowlist, from the allow list, from whitelist, from allowlist, off the whitelist
            CONTRARY: should not be able to, shouldn't be able to, must not be able to, mustn't be able to, should never be able to, should not have access, shouldn't have access, must not have access, should not connect, must not connect
            CONTRARY: prevent, back on the ban list, back on the list, back on the blacklist, back on the blocklist, to the deny list, to the denylist, to the block list, put back on
            CONTRARY: on the blacklist, to the blacklist, to the ban list, to the blocklist, to the banlist, to blacklist, lock out, shut out, null route, null-route, kill, cut off, banhammer, deny access
            CONTRARY: into the ban list, to your ban list, to your blacklist, start banning, start blocking, extend the ban, ban it, ban them, ban him, ban this, ban that, block it, block them, block him, block this, block that
            CONTRARY: don't let, must not get in, mustn't get in, should not get in, shouldn't get in, must stay out, stay out, stays out, do not let, never let, not get in, not get back in, keep it that way, keep out, keep it out, keep him out, keep them out
            APPROVAL: correctly, rightly, as it should, as intended, by design, on purpose, deliberately, deserved, deserves, well deserved, that way, good riddance, good, nice, great, fair, rightfully, make sure, as expected
            HOSTILE: attack, attacks, attacking, attacked, attacker, attackers, malicious, suspicious, hacker, hackers, hacking, hacked, brute force, brute-force, bruteforce, bruteforcing, brute-forcing, brute forcing
            HOSTILE: failed logins, failed login attempts, login attempts, failed attempts, login failures, spam, spammer, spamming, scanner, scanning, port scan, intruder, intrusion, abuse, abusive, botnet, malware, compromised, rogue, hostile, evil, hammering, flooding, ddos, exploit
            SYMPTOM: can't connect, cannot connect, can not connect, cant connect, couldn't connect, could not connect, unable to connect, not able to connect, failed to connect, can't access, cannot access
            SYMPTOM: can not access, cant access, couldn't access, could not access, unable to access, not able to access, can't log in, cannot log in, can't login, cannot login, cant login, cant log in, unable to log in
            SYMPTOM: unable to login, couldn't log in, can't ssh, cannot ssh, cant ssh, unable to ssh, can't get in, cannot get in, cant get in, can't reach, cannot reach, cant reach, unable to reach, can't get to
            SYMPTOM: can't get through, can't get into, can't get on, can't open, cannot open, can't work, cannot work, can't push, cannot push, can't pull, cannot pull, can't clone, can't deploy, can't use, cannot use, can't see
            SYMPTOM: can't do anything, can't even, unable to use, can't load, can't join, not letting me, doesn't let me, won't let me, does not let me, didn't let me, locked out, locked me out, locked us out, kicked out, kicked me out
            SYMPTOM: lost access, lost connection, lost my connection, no access, not working, doesn't work, does not work, isn't working, is not working, stopped working, not responding, doesn't respond, no response
            SYMPTOM: connection refused, connection timed out, connection timeout, refused, timed out, times out, timeout, time out, timing out, timeouts, unreachable, rejected, permission denied, access denied, denied, dropped, dropping
            SYMPTOM: hangs, hang, stuck, fails, failing, failed, not allowed, won't connect, doesn't connect, not connecting, no connection, error, errors, trouble, problem, problems, issue, issues, by mistake, accidentally
            SYMPTOM: mistyped, fat-fingered, wrong password, wrong key, false positive, wrongly, too many attempts, too many failed, keep getting, keeps getting, keeps happening, banning me, banning us, blocking me, blocking us
            SYMPTOM: got a ban, got an ip ban, got an ssh ban, got banned, got blocked, keep banning me, keep banning us, keeps banning me, keeps banning us, keep blocking me, keep blocking us, keeps blocking me, ban me, block me, locked, lock me out, cut me off, shut me out, shut out of, got me banned, banned me, blocked me, getting blocked, getting banned, down for me
            SYMPTOM TARGET: connection reset by, connection closed by, connect to host, connect to address, connect to server, closed by, reset by, refused by, disconnected from
            TARGET: connection to, connecting to, trying, tried
            FINE: works now, working now, works again, working again, it works, is working, fixed, resolved, solved, back in, i'm in, can connect, connected now, all good, no longer need, no longer needed, no problem, no problems
            FINE: no issues, got in, works fine, working fine, that worked, that did it, can get in, can log in, good now, works great, back online, back to normal
            ASIDE: fyi, i refused, we refused, refused to, for your information, test, testing, for example, e.g, note that, heads up, just saying, just so you know, for the record, not a request
            ELSE: reboot, restart, shut down, turn off, turn on, install, deploy, update, patch, backup, migrate, provision, start, run, delete user, create, terminate, rename, print, set up, configure, upgrade, shutdown
            THANKS: thank you, thanks, thank u, thank, thx, ty, tnx, thanx, thank you very much, thanks a lot, many thanks, thank you so much, much appreciated, appreciated
            THANKED: thanks for, thank you for, thanks to you, thx for, thank you that worked, thanks that worked
            LIST: what addresses are banned, which addresses are banned, what ips are banned, which ips are banned, what ip addresses are banned, list, ban list, banlist, blocklist, block list, overview, bans, all bans, banned ips, banned addresses, show bans, list bans, who is banned, who's banned, what is banned, what's banned, everything banned, jail list, blacklisted ips
            HISTORY: history, who released, who unbanned, who unblocked, recent releases, last releases, audit log, audit trail, release log, release history, past releases, latest releases, log of releases
            HELP: help, usage, how to use, what can you do, manual, commands, instructions, what do you do, how does this work, how do you work
            ALL: all, everyone, everybody, everything, every ip, every address, all ips, all addresses, all of them, all the ips, all the addresses, the whole list, all servers and addresses
            EXCEPT: except, except for, other than, apart from, all but, but not on, excluding, except on
            INSTEAD: instead of, rather than, is wrong, was wrong, not the
            ONLY: only, just on, only on, exclusively
            ON: on, at server, on server, on the server, on host, on the host, on machine
            BUT: but, so, and please, hence, because, since
            """;

    static final String NAMES_AND_FILLING = """
            OWN: that's me, it's me, this is me, that is me, that was me, it was me, my ip, my ip is, my address, my address is, my ip address, my ip address is, ip address, ip addr, ip-address, ipaddress, public ip, public address, external ip, our ip, our address, our office ip, my public ip
            OWN: wan_ip, wan-ip, wan ip, public_ip, public-ip, external_ip, client ip, your ip, your ip is, your ip address, your ip address is, your ipv4 address, your ipv6 address, your public ip, your public ip address
            OWN: my ipv4, my ipv6, my ipv4 address, my ipv6 address, what is my ip, what is my ip address, what's my ip, whatismyip, new ip, current ip, from, me, mine, i'm at, i am at, coming from, connecting from, home ip, office ip, vpn ip, addr, message, ipaddr
            SOURCE: src, source, saddr, src_ip, source ip, srcip, rhost, remote, client
            TARGET: dst, destination, daddr, dest, dst_ip, destination ip, dstip, laddr, server ip, server address, the server at, server's ip, server is, local address
            COMMAND: ssh, sftp, scp, telnet, traceroute, tracert, nc, curl, nmap, mtr, wget, rsync, git clone, ssh to, login to, log in to, logging in to, log into, connect to, reach, access, get to, ssh into, get into
            SERVER: server, servers, host, machine
            NETINFO: netmask, broadcast, bcast, brd, mask, gateway, subnet, subnet mask, inetnum, inet6num, netrange, cidr, route, netname, inet, inet6, ether, dns server, dns servers, default gateway, nameserver, hop, lease, dhcp
            VERSION: version, ver, chrome, chromium, firefox, edge, safari, opera, openssh, putty, teraterm, tera term, windows, macos, ios, android, curl/, build, v, release version, kernel, edg, electron, vscode, filezilla, winscp
            TO: to, into, through, thru, until address
            BETWEEN: between, range, range of, ranges
            RANGE: -, ~, ->, =>, →, ⇒, –, —, ―, −, ‐, ‑, ..., .., …, ⟶
            TOPIC: this ip, this address, this one, that one, that ip, that address, it, this is, it's, the ip, the address, these, those, them
            FILL: if, when, is, are, am, was, of, for, in, by, as, at, or, and, with, via, also, here, here's, there, too, again, now, today, yesterday, hi, hello, hey, dear, team, all hands, good morning, good afternoon, good evening, morning
            FILL: hi all, hello all, hey all, dear all, hi everyone, hello everyone, hey everyone, hi team, sre, regards, best, best regards, kind regards, cheers, sincerely, sorry, urgent, urgently, asap, immediately, quickly, soon, quick
            FILL: home, office, vpn, hotel, remote office, wifi, wi-fi, network, laptop, phone, mobile, internet, isp, port, address, addresses, ips, number, following, below, above, server-side, yes, ok, okay, well, oh, um, er, just, really, still, seems, looks, look, like
            FILL: i think, i guess, i believe, don't know why, not sure why, no idea why, no idea, not sure, i don't know, don't hesitate, feel free, not urgent, when possible, when you can, when you get a chance, when you have time, when you have a moment, if possible, if you can
            FILL: if you could, at your earliest convenience, right now, new, one, two, both, as well, plus, me please, for me, for us, on my end, on my side, release note, release notes, hi there, hello there, sir, madam, folks, guys, mate, bro, dude, man, do, did, does, have, has
            FILL: had, see, so that, then, than, would, will, been, being, up, out, off, lot, time, while, ever, please note, mr, mrs, ms, per, each other, whoever, somebody, anyone, anybody, i suppose, once more, one more time, working from home, from home, on the road, travelling, traveling
            BOT: kaikin, bot
            FILL: sshd, service, port 22, tcp, udp, ban reason
            """;

    private EnglishWords() {}
}
