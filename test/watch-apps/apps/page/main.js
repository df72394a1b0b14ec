document.title = "Garden club";
