package telegramtest

import (
	"encoding/json"
	"regexp"
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

// menuKey names a menu: scopes are told apart by their type alone.
func menuKey(c *call) (string, *failure) {
	scope := struct {
		Type string `json:"type"`
	}{"default"}
	if raw := c.text("scope"); raw != "" && json.Unmarshal([]byte(raw), &scope) != nil {
		return "", bad("can't parse BotCommandScope")
	}
	switch scope.Type {
	case "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat":
	default:
		return "", bad("unsupported scope type specified")
	}
	if !languageRule.MatchString(c.text("language_code")) {
		return "", bad("invalid language code specified")
	}
	return scope.Type + "/" + c.text("language_code"), nil
}

func (s *Server) setMyCommands(c *call) (any, *failure) {
	key, fail := menuKey(c)
	if fail != nil {
		return nil, fail
	}
	var list []Command
	if json.Unmarshal([]byte(c.text("commands")), &list) != nil || len(list) > 100 {
		return nil, bad("can't parse list of commands")
	}
	for _, one := range list {
		if !commandRule.MatchString(one.Name) || one.Text == "" || units(one.Text) > 256 {
			return nil, bad("BOT_COMMAND_INVALID")
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.menus[key] = list
	return true, nil
}

func (s *Server) getMyCommands(c *call) (any, *failure) {
	key, fail := menuKey(c)
	if fail != nil {
		return nil, fail
	}
	return append([]Command{}, s.Menu(key)...), nil
}

func (s *Server) deleteMyCommands(c *call) (any, *failure) {
	key, fail := menuKey(c)
	if fail != nil {
		return nil, fail
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.menus, key)
	return true, nil
}

// Menu is the list of a scope and language, "all_private_chats/vi" or "default/".
func (s *Server) Menu(key string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.menus[key]
}
