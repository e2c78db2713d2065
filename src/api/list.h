/*    method    path                                         who      flags          function              in, out, what */
