package kaikin.ban;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** The listing that {@code nft -j list set} prints: one JSON document on one line. */
final class NftSetListing implements Listing {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void read(Lines lines, Bans bans) throws UnreadableListingException {
        var documents = lines.stream().filter(line -> !line.isBlank()).toList();
        if (documents.isEmpty()) {
            // An empty set is printed too, without «elem»; no output at all means that nft failed.
            throw new UnreadableListingException("nft printed nothing");
        }
        for (var document : documents) {
            read(document, bans);
        }
    }

    private static void read(String document, Bans bans) throws UnreadableListingException {
        try (var parser = JSON.createParser(document)) {
            new NftSetDocument(parser, bans).read();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableListingException("not what nft prints", e);
        }
    }
}
