package telegramtest

import (
	"strconv"
	"strings"
)

// method is one entry of the Bot API: which parameters it must and may have.
// A name that ends in # must be a number.
type method struct {
	name     string
	required string
	optional string
	do       func(*Server, *call) (any, *failure)
}

// sending are the optional parameters that all sending methods share.
const sending = " message_thread_id# disable_notification protect_content reply_parameters reply_markup "

var methods = index(
	method{"getMe", "", "", (*Server).getMe},
	method{"getUpdates", "", "offset# limit# timeout# allowed_updates", (*Server).getUpdates},
	method{"setWebhook", "url", "max_connections# allowed_updates drop_pending_updates secret_token ip_address", (*Server).setWebhook},
	method{"deleteWebhook", "", "drop_pending_updates", (*Server).deleteWebhook},
	method{"getWebhookInfo", "", "", (*Server).getWebhookInfo},
	method{"sendMessage", "chat_id# text", sending + "parse_mode entities link_preview_options", (*Server).sendMessage},
	method{"sendPhoto", "chat_id# photo", sending + "caption parse_mode caption_entities", (*Server).sendPhoto},
	method{"sendDocument", "chat_id# document", sending + "caption parse_mode caption_entities disable_content_type_detection", (*Server).sendDocument},
	method{"sendMediaGroup", "chat_id# media", " message_thread_id# disable_notification protect_content reply_parameters", (*Server).sendMediaGroup},
	method{"sendChatAction", "chat_id# action", "message_thread_id#", (*Server).sendChatAction},
	method{"editMessageText", "chat_id# message_id# text", "parse_mode entities link_preview_options reply_markup", (*Server).editMessageText},
	method{"editMessageReplyMarkup", "chat_id# message_id#", "reply_markup", (*Server).editMessageReplyMarkup},
	method{"deleteMessage", "chat_id# message_id#", "", (*Server).deleteMessage},
	method{"pinChatMessage", "chat_id# message_id#", "disable_notification", (*Server).pinChatMessage},
	method{"unpinChatMessage", "chat_id#", "message_id#", (*Server).pinChatMessage},
	method{"answerCallbackQuery", "callback_query_id", "text show_alert url cache_time#", (*Server).answerCallbackQuery},
	method{"getFile", "file_id", "", (*Server).getFile},
	method{"setMyCommands", "commands", "scope language_code", (*Server).setMyCommands},
	method{"getMyCommands", "", "scope language_code", (*Server).getMyCommands},
	method{"deleteMyCommands", "", "scope language_code", (*Server).deleteMyCommands},
	method{"setMyDescription", "", "description language_code", setText("description", 512)},
	method{"getMyDescription", "", "language_code", getText("description")},
	method{"setMyShortDescription", "", "short_description language_code", setText("short_description", 120)},
	method{"getMyShortDescription", "", "language_code", getText("short_description")},
)

func index(all ...method) map[string]method {
	byName := make(map[string]method, len(all))
	for _, m := range all {
		byName[strings.ToLower(m.name)] = m
	}
	return byName
}

// check demands what is required, and refuses names the method does not have:
// Telegram ignores those, but a bot that sends them has a mistake in it.
func (m method) check(c *call) *failure {
	for _, name := range strings.Fields(m.required) {
		name = strings.TrimSuffix(name, "#")
		if _, sent := c.files[name]; !sent && c.params[name] == "" {
			return bad("parameter \"" + name + "\" is required")
		}
	}
	allowed := strings.Fields(m.required + " " + m.optional)
	for name, value := range c.params {
		if !fits(allowed, name, value) {
			return bad("parameter \"" + name + "\" is unknown or of a wrong type")
		}
	}
	return nil
}

func fits(allowed []string, name, value string) bool {
	for _, a := range allowed {
		plain, number := strings.CutSuffix(a, "#")
		if plain != name {
			continue
		}
		_, err := strconv.ParseInt(value, 10, 64)
		return !number || err == nil
	}
	return false
}

func (s *Server) getMe(*call) (any, *failure) {
	return user{ID: BotID, IsBot: true, FirstName: "VNeID", Username: BotName}, nil
}
