package telegramtest

// setText keeps a text of the bot's profile, of at most so many characters.
func setText(field string, most int) func(s *Server, c *call) (any, *failure) {
	return func(s *Server, c *call) (any, *failure) {
		switch text := c.text(field); {
		case !languageRule.MatchString(c.text("language_code")):
			return nil, bad("invalid language code specified")
		case units(text) > most:
			return nil, bad("description is too long")
		default:
			s.mu.Lock()
			defer s.mu.Unlock()
			s.profile[field+"/"+c.text("language_code")] = text
			return true, nil
		}
	}
}

func getText(field string) func(s *Server, c *call) (any, *failure) {
	return func(s *Server, c *call) (any, *failure) {
		if !languageRule.MatchString(c.text("language_code")) {
			return nil, bad("invalid language code specified")
		}
		return map[string]string{field: s.Profile(field + "/" + c.text("language_code"))}, nil
	}
}

// Profile is a text of the bot's profile, by its field and language: "description/vi".
func (s *Server) Profile(key string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.profile[key]
}
