"""What each builder adds: how it shows what no other shows, and the builder of the export."""
