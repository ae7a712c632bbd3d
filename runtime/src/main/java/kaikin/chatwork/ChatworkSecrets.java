package kaikin.chatwork;

/** The two tokens that Chatwork gave the bot; they never show in text. */
public record ChatworkSecrets(String webhookToken, String apiToken) {
    @Override
    public String toString() {
        return "ChatworkSecrets[hidden]";
    }
}
