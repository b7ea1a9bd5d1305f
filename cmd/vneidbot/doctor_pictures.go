package main

import (
	"context"

	"vneidbot/store"
	"vneidbot/store/shelf"
)

// lookPictures compares the shelf with the records.
func lookPictures(ctx context.Context, cfg *Config, s *store.Store) finding {
	kept, err := s.KeptPictures(ctx)
	if err != nil {
		return broken("pictures", "pictures_unread")
	}
	n, err := shelf.Missing(cfg.shelf(), kept)
	switch {
	case err != nil:
		return broken("pictures", "pictures_unread")
	case n > 0:
		return broken("pictures", "pictures_missing", "n", n, "of", len(kept))
	}
	return well("pictures", "pictures_ok", "n", len(kept))
}
