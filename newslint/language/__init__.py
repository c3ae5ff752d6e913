"""What newslint knows about languages: detection and vocabularies."""
