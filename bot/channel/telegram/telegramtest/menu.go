package telegramtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// Command is one line of a menu.
type Command struct {
	Name string `json:"command"`
	Text string `json:"description"`
}

var (
	commandRule  = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)
	languageRule = regexp.MustCompile(`^([a-z]{2})?$`)
)

// scope is where a menu is shown. A field that the type does not have is refused:
// Telegram would pass over it, and over what was meant by it.
type scope struct {
	Type string      `json:"type"`
	Chat json.Number `json:"chat_id"`
	User json.Number `json:"user_id"`
}

// menuKey names a menu by its scope, the scope's chat and the language.
func (s *Server) menuKey(c *call) (string, *failure) {
	at := scope{Type: "default"}
	if raw := c.text("scope"); raw != "" {
		read := json.NewDecoder(strings.NewReader(raw))
		read.DisallowUnknownFields()
		if at.Type = ""; read.Decode(&at) != nil {
			return "", bad("can't parse BotCommandScope")
		}
	}
	if !languageRule.MatchString(c.text("language_code")) {
		return "", bad("invalid language code specified")
	}
	key := at.Type
	switch {
	case slices.Contains([]string{"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}, at.Type):
		if at.Chat != "" || at.User != "" {
			return "", bad("can't parse BotCommandScope: " + at.Type + " has no chat")
		}
	case at.Type == "chat" || at.Type == "chat_administrators" || at.Type == "chat_member":
		if fail := s.scopeOf(at); fail != nil {
			return "", fail
		}
		if key += ":" + string(at.Chat); at.User != "" {
			key += ":" + string(at.User)
		}
	default:
		return "", bad("unsupported scope type specified")
	}
	return key + "/" + c.text("language_code"), nil
}

// scopeOf looks at the chat of a scope.
func (s *Server) scopeOf(at scope) *failure {
	id, err := at.Chat.Int64()
	if err != nil {
		return bad("can't parse BotCommandScope: chat_id must be specified")
	}
	if (at.Type == "chat_member") != (at.User != "") {
		return bad("can't parse BotCommandScope: user_id is of chat_member alone")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	to := s.chats[id]
	switch {
	case to == nil:
		return unlucky("chat not found")
	case at.Type != "chat" && to.private():
		return bad("chat type is unsupported")
	}
	return nil
}

func (s *Server) setMyCommands(c *call) (any, *failure) {
	key, fail := s.menuKey(c)
	if fail != nil {
		return nil, fail
	}
	var list []Command
	if json.Unmarshal([]byte(c.text("commands")), &list) != nil || len(list) > 100 {
		return nil, bad("can't parse list of commands")
	}
	seen := map[string]bool{}
	for _, one := range list {
		if !commandRule.MatchString(one.Name) || one.Text == "" || units(one.Text) > 256 {
			return nil, bad("BOT_COMMAND_INVALID")
		}
		if seen[one.Name] {
			return nil, bad("BOT_COMMAND_INVALID: " + one.Name + " twice")
		}
		seen[one.Name] = true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.menus[key] = list
	return true, nil
}

func (s *Server) getMyCommands(c *call) (any, *failure) {
	key, fail := s.menuKey(c)
	if fail != nil {
		return nil, fail
	}
	return append([]Command{}, s.Menu(key)...), nil
}

func (s *Server) deleteMyCommands(c *call) (any, *failure) {
	key, fail := s.menuKey(c)
	if fail != nil {
		return nil, fail
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.menus, key)
	return true, nil
}

// Menu is the list of a scope and language, "all_private_chats/vi", "default/" or
// "chat:1000/".
func (s *Server) Menu(key string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.menus[key]
}
