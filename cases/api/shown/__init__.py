"""What is answered. Names of natural persons, numbers and telephones are masked everywhere but in a logged reading."""
