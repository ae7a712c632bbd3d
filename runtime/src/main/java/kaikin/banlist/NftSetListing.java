package kaikin.banlist;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** The listing that {@code nft -j list set} prints: one JSON document on one line. */
final class NftSetListing implements ListingFormat {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void read(LineReader lines, BanHandler bans) throws UnreadableListingException {
        var documents = lines.stream().filter(line -> !line.isBlank()).toList();
        if (documents.isEmpty()) {
            // An empty set is printed too, without «elem»; no output at all means that nft failed.
            throw new UnreadableListingException("nft printed nothing");
        }
        for (var document : documents) {
            read(document, bans);
        }
    }

    private static void read(String document, BanHandler bans) throws UnreadableListingException {
        try (var parser = JSON.createParser(document)) {
            new NftSetParser(parser, bans).read();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableListingException("not what nft prints", e);
        }
    }
}
